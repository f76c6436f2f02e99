"""Only those who are logged in may see the page."""

from harness.cases.markers.marker import formed, headed, noted, said, stated, titled

LOGIN = (
    titled(
        "RFC 9110, section 15.5.2",
        "^unauthorized$ | ^unauthorized access | ^authorization required | ^authentication required",
    ),
    titled(
        "wording, English",
        "^log in$ | ^login$ | ^log-in$ | ^sign in$ | ^signin$ | ^sign-in$ | ^log in to | ^login to | ^sign in to | "
        "^log in or | ^login or | ^sign in or | ^login/ | ^log in / | ^login / | ^sign in / | ^log on$ | ^log on to | "
        "log in$ | login$ | sign in$ | sign-in$ | log on$ | please log in | please sign in | please login | "
        "member login | member sign in | customer login | user login | account login | client login | login page | "
        "login required | login form | ^sign up | ^signup | sign up$ | ^register$ | ^registration$ | ^create…account",
    ),
    formed("wording, English", "login | log in | log on | sign in | sign up | member area | members area"),
    formed("wording, German and Dutch", "anmelden | anmeldung | einloggen | inloggen"),
    formed("wording, French, Spanish, Portuguese, Italian", "connexion | acceder | acceso | entrar | accesso | accedi"),
    formed(
        "wording, Polish, Czech, Nordic languages", "zaloguj… | logowanie | přihlášení | log ind | logg inn | logga in"
    ),
    formed("wording, Russian, Turkish, Hungarian", "вход | войти | giriş | bejelentkezés"),
    said("vBulletin, no permission", "not logged in or you do not have permission"),
    stated(
        "wording, English",
        "sign in to continue | log in to continue | login to continue | session has expired | session has timed out",
    ),
    noted(
        "wording, English",
        "need to log in | need to login | need to sign in | must log in | must login | must sign in | "
        "have to log in | must be logged in | need to be logged in | must be signed in | need to be signed in | "
        "have to be logged in | please log in to | please login to | please sign in to | login required | "
        "you are not logged in | session expired | log in to view | sign in to view | log in to see | "
        "sign in to see | log in or sign up to | restricted web site | restricted website | "
        "enter your credentials | authorized users only",
    ),
    titled("wording, German", "^anmelden | ^anmeldung | ^einloggen | anmelden$ | anmeldung$"),
    noted("wording, German", "bitte melden sie sich an | bitte loggen sie sich ein | müssen sich anmelden"),
    titled("wording, French", "^connexion | connexion$ | identifiez-vous | ^se connecter | ^s'identifier"),
    titled("wording, Spanish", "iniciar sesión | inicie sesión | inicia sesión | ^acceder$ | identificarse"),
    titled("wording, Portuguese and Italian", "faça login | fazer login | iniciar sessão | ^accedi$ | ^acceda"),
    titled("wording, Dutch and Nordic languages", "^inloggen | ^log ind | ^logg inn | ^logga in | ^kirjaudu"),
    titled(
        "wording, Polish, Czech, Turkish, Hungarian",
        "^zaloguj | ^logowanie | ^přihlášení | ^giriş yap | ^bejelentkezés",
    ),
    titled("wording, Russian and Ukrainian", "^вход | ^войти | авторизация | ^войдите | ^увійти"),
    headed("wording, Japanese, Chinese, Korean, Arabic", "ログイン | 登录 | 登錄 | 登入 | 로그인 | تسجيل الدخول"),
)
