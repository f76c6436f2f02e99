"""The client asked too often."""

from harness.cases.markers.marker import noted, said, stated

RATE_LIMIT = (
    stated("RFC 6585, section 4", "too many requests"),
    said("Cloudflare documentation, error 1015", "you are being rate limited | error 1015"),
    stated("wording, English", "rate limit exceeded | rate limit reached | exceeded the rate limit | request limit"),
    noted(
        "wording, English",
        "rate limit | rate limited | rate-limit… | rate limiting | too many…attempts | too many connections | "
        "requests too fast | requests too quickly | sending requests too | quota exceeded | exceeded…quota | "
        "exceeded…limit | throttled | too many…requests",
    ),
    noted("wording, German", "zu viele anfragen | zu viele zugriffe"),
    noted("wording, French and Spanish", "trop de requêtes | demasiadas solicitudes | demasiadas peticiones"),
    noted("wording, Portuguese and Italian", "muitas solicitações | muitas requisições | troppe richieste"),
    noted("wording, Dutch and Polish", "te veel verzoeken | te veel aanvragen | zbyt wiele żądań"),
    noted("wording, Russian and Turkish", "слишком много запросов | слишком часто | çok fazla istek"),
    noted(
        "wording, Japanese and Chinese",
        "リクエストが多すぎ | アクセスが集中 | 请求过于频繁 | 访问过于频繁 | 操作太频繁",
    ),
    noted("wording, Korean", "요청이 너무 많"),
)
