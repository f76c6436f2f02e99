"""The server knows the page and does not give it."""

from harness.cases.markers.marker import noted, said, stated, titled, told

FORBIDDEN = (
    titled("RFC 9110, section 15.5.4", "error 403 | 403 forbidden | 403$ | ^forbidden$"),
    told("RFC 9110, section 15.5.4", "^forbidden$ | ^forbidden. | ^forbidden: | 403 forbidden"),
    stated(
        "wording, English",
        "access denied | access is denied | access forbidden | access to this page has been denied",
    ),
    said("Amazon S3, error responses", "accessdenied"),
    said("Apache HTTP Server, 403", "not have permission to access | not have permission to view"),
    noted(
        "wording, English",
        "access has been denied | access was denied | permission denied | access…denied | not have permission | "
        "not have access | not authorized to | not authorised to | not permitted to | not allowed to access | "
        "not allowed to view | access to…restricted | access restricted | restricted access",
    ),
    noted("wording, German", "zugriff verweigert | kein zugriff | keine berechtigung | zugang verweigert"),
    noted("wording, French", "accès refusé | accès interdit | accès non autorisé"),
    noted("wording, Spanish and Portuguese", "acceso denegado | acceso prohibido | acesso negado | acesso proibido"),
    noted("wording, Italian and Dutch", "accesso negato | accesso vietato | toegang geweigerd | geen toegang"),
    noted("wording, Polish and Czech", "dostęp zabroniony | odmowa dostępu | brak dostępu | přístup odepřen"),
    noted("wording, Nordic languages", "adgang nægtet | ingen tilgang | åtkomst nekad | pääsy estetty"),
    noted("wording, Russian and Turkish", "доступ запрещен | доступ запрещён | erişim engellendi | erişim reddedildi"),
    noted(
        "wording, Japanese, Chinese, Korean", "アクセスが拒否 | アクセスできません | 拒绝访问 | 禁止访问 | 접근이 거부"
    ),
)
