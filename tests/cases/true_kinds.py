"""What the real error pages are: a person's reading of each group, and of the files that differ from their group."""

from harness.cases.markers import kind_of
from harness.model.case import REDIRECTS

GROUPS = {
    "akamai": "block",
    "antibot_dribbble": "forbidden",
    "antibot_google": "consent",
    "antibot_linkedin": "forbidden",
    "antibot_reddit": "rate-limit",
    "antibot_weibo": "challenge",
    "browser_error_render": "server-error",
    "cloudflare_challenge": "challenge",
    "custom_error_theme": "not-found",
    "f5_bigip_asm": "block",
    "forbidden_generic": "forbidden",
    "incapsula": "challenge",
    "isp_or_legal_block": "geo-block",
    "js_shell": "captcha",  # filed with the next one's label: it leads to SiteGround's captcha
    "siteground_captcha": "parked",
    "login_wall": "login",
    "maintenance": "maintenance",
    "modsecurity": "block",
    "perimeterx_human": "captcha",
    "server_5xx_app": "server-error",
    "soft404_in_fixture": "not-found",
    "sucuri": "block",
    "waf_other": "block",
}
"""Where a group is not here, the status says it: error pages of servers as they are shipped."""

FILES = {
    "app_error_200/pacer_alsb_103785005735335": "interstitial",
    "app_error_200/pacer_casd_542797": "interstitial",
    "app_error_200/pacer_cod_147282": "interstitial",
    "app_error_200/pacer_cob_case_query_error": "server-error",
    "app_error_200/pacer_dcd_191424": "bad-request",
    "app_error_200/pacer_mad_194918": "bad-request",
    "app_error_200/pacer_njd_304994": "server-error",
    "app_error_200/pacer_paed_457890": "bad-request",
    "app_error_200/pacer_txwd_1": "forbidden",
    "app_error_200/pacer_vaed_357297_1": "no-results",
    "cloudflare_challenge/FlareSolverr__cloudflare_captcha": "captcha",
    "cloudflare_challenge/cloudscraper__cf_recaptcha": "captcha",
    "cloudflare_challenge/cloudscraper__reCaptcha": "captcha",
    "recorded_http_error/Medusa": "challenge",
    "recorded_http_error/warc_403": "challenge",
    "waf_other/bare-forbidden-text": "forbidden",
}


def true_kind(file: str, status: int | None) -> str:
    """Return what a person would call the page `file`, which came with `status` if that is known."""
    for beginning, kind in FILES.items():
        if file.startswith(beginning):
            return kind
    group = file.partition("/")[0]
    if status in REDIRECTS:
        return "redirect"
    if group in GROUPS and (group != "custom_error_theme" or status is None):
        return GROUPS[group]
    return kind_of(status or 404)
