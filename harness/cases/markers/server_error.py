"""The server failed."""

from harness.cases.markers.marker import cried, markup, noted, said, stated, told

SERVER_ERROR = (
    said("Varnish documentation, synthetic responses", "guru meditation | backend fetch failed"),
    cried("Squid, ERR_ templates", "requested url could not be retrieved"),
    said("WordPress documentation", "error establishing a database connection | critical error on this website"),
    said("Drupal, maintenance page", "website encountered an unexpected error"),
    said("Spring Boot documentation, error handling", "whitelabel error page"),
    said("ASP.NET, error page", "server error in '"),
    said("Django documentation, DEBUG", "…error at / | …exception at / | doesnotexist at /"),
    said("Rails, public/500.html", "but something went wrong"),
    markup("Next.js documentation, custom errors", 'id="__next_error__" | "page":"/_error"'),
    said("Laravel, error page", "looks like something went wrong"),
    noted("Heroku documentation, H10 to H99; Rails", "application error"),
    noted(
        "Cloudflare documentation, errors 520 to 527",
        "web server is down | web server is returning | origin is unreachable",
    ),
    said(
        "Cloudflare documentation, errors 1000 to 1033",
        "error 1000 | error 1001 | error 1016 | error 1018 | error 1033",
    ),
    noted("Apache Traffic Server and Tinyproxy", "could not connect | unable to connect"),
    noted("Apache HTTP Server, mod_proxy", "proxy error"),
    told("Envoy, local replies", "^upstream connect error | ^no healthy upstream | ^upstream request timeout"),
    noted("Google, error pages", "that's an error"),
    said("Python documentation, traceback", "traceback (most recent call last)"),
    stated("RFC 9110, section 15.6", "internal server error | bad gateway | gateway timeout | gateway time-out"),
    stated("RFC 9110, section 15.6.4", "service temporarily unavailable | 503 service unavailable"),
    noted("RFC 9110, section 15.6", "service unavailable | service is unavailable | server error | internal error"),
    stated(
        "wording, English",
        "webservice currently unavailable | service currently unavailable | site currently unavailable",
    ),
    noted(
        "wording, English",
        "something went wrong | an error occurred | error has occurred | error occurred while | unexpected error | "
        "caused an error | technical difficulties | technical problems | technical error | database error | "
        "server is currently unavailable | server is temporarily | site is temporarily | temporarily unavailable | "
        "something broke | error was logged | error has been logged | request timed out | connection timed out | "
        "high load | overloaded | try again later | error processing | page contains the following errors | "
        "web page is not available | fatal error | unhandled exception | stack trace: | currently down",
    ),
    noted("wording, German", "ein fehler ist aufgetreten | interner serverfehler | technische störung"),
    noted("wording, French", "une erreur est survenue | une erreur s'est produite | erreur interne"),
    noted("wording, Spanish", "ha ocurrido un error | se ha producido un error | algo salió mal | error interno"),
    noted(
        "wording, Portuguese and Italian",
        "ocorreu um erro | algo deu errado | erro interno | si è verificato un errore",
    ),
    noted("wording, Dutch and Polish", "er is een fout opgetreden | er ging iets mis | wystąpił błąd"),
    noted("wording, Nordic languages", "noget gik galt | noe gikk galt | något gick fel | ett fel har uppstått"),
    noted(
        "wording, Russian and Turkish",
        "произошла ошибка | что-то пошло не так | внутренняя ошибка | bir hata oluştu",
    ),
    noted("wording, Japanese and Korean", "エラーが発生 | サーバーエラー | 오류가 발생"),
    noted("wording, Chinese", "服务器错误 | 系统错误 | 系统繁忙 | 出错了"),
    told("Node.js documentation, errors; Jetty", "^typeerror: | ^referenceerror: | ^bad message"),
    told("wording, English", "^error | error: | ^fatal: | ^exception:"),
)
