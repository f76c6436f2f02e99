"""A script that looks at the browser stands in place of the page."""

from harness.cases.markers.marker import bare, headed, header, markup, noted, said, titled, told

CHALLENGE = (
    header("Cloudflare documentation, Detect a Challenge Page response", "cf-mitigated: challenge"),
    header("AWS WAF Developer Guide, CAPTCHA and Challenge action behavior", "x-amzn-waf-action: challenge"),
    header("Vercel documentation, Firewall, challenge", "x-vercel-mitigated: challenge"),
    markup(
        "Cloudflare, challenge pages from 2015 on",
        "_cf_chl_opt | __cf_chl_ | cf-browser-verification | jschl_vc | jschl-answer | trk_jschal",
    ),
    markup("AWS WAF, challenge script", "gokuprops"),
    markup("Imperva, script that is sent alone", "/_incapsula_resource?swjiylwa="),
    markup("Akamai Bot Manager, crypto challenge", "sec-if-cpt-container | /_sec/cp_challenge/ | bm-verify="),
    markup("F5 BIG-IP ASM, proactive bot defense", '["bobcmn"]'),
    markup("Sucuri Firewall, JavaScript check", "sucuri_cloudproxy_js"),
    markup("Kasada, first answer to a new client", "kpsdk"),
    markup("Anubis documentation", "anubis_challenge | /.within.website/"),
    markup("DDoS-Guard", "/.well-known/ddos-guard/ | check.ddos-guard.net"),
    markup("Weibo, visitor system", "mini_original.js"),
    titled("Cloudflare, challenge pages", "^just a moment"),
    titled(
        "Cloudflare, challenge pages in the browser's language",
        "^nur einen moment | ^einen moment$ | ^un instant$ | ^un momento$ | ^um momento$ | ^een ogenblik | "
        "^один момент | ^jeszcze chwila | ^bir dakika | ^しばらくお待ち | ^请稍候 | ^잠시만 기다",
    ),
    titled("Vercel documentation, Firewall, challenge", "^vercel security checkpoint"),
    headed("Imperva Advanced Bot Protection", "^pardon our interruption"),
    titled("Anubis documentation", "^making sure you're not a bot"),
    titled("titles of products' pages", "^one moment, please | ^ddos-guard$ | ^azure waf$"),
    titled("wording, English", "^security check | ^security verification | ^loading…please wait | ^checking your"),
    said(
        "Cloudflare, challenge pages",
        "checking your browser | checking if the site connection | ddos protection by | "
        "review the security of your connection | performing security verification",
    ),
    noted("wording, English", "verifying your browser | verify your browser | browser…being verified"),
    told(
        "wording, English",
        "enable javascript…continue | javascript…cookies to continue | turn javascript on and reload | "
        "enable javascript…reload | enable javascript…proceed | enable cookies…continue | enable cookies…reload",
    ),
    noted("wording, German", "browser wird geprüft | browser wird überprüft"),
    noted("wording, French", "vérification de votre navigateur | vérifions votre navigateur"),
    noted("wording, Spanish and Portuguese", "verificando su navegador | verificando seu navegador"),
    noted("wording, Russian", "проверка браузера | проверяем ваш браузер"),
    noted("wording, Chinese and Japanese", "正在检查您的浏览器 | 浏览器安全检查 | ブラウザを確認"),
    bare(
        "Cloudflare documentation, JavaScript Detections: the script is put into ordinary pages too",
        "/cdn-cgi/challenge-platform/ | challenges.cloudflare.com",
    ),
    bare("AWS WAF, application integration: the script is in ordinary pages too", "awswaf.com/"),
)
