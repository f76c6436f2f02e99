"""A puzzle for people stands in place of the page."""

from harness.cases.markers.marker import bare, header, markup, noted, said, stated, titled

CAPTCHA = (
    header("AWS WAF Developer Guide, CAPTCHA and Challenge action behavior", "x-amzn-waf-action: captcha"),
    header("SiteGround, anti-bot system", "sg-captcha: challenge"),
    header("DataDome documentation, response headers", "x-dd-b: 1 | x-dd-b: 2"),
    markup("SiteGround, anti-bot system", "/.well-known/sgcaptcha/"),
    markup("DataDome documentation, response pages", "captcha-delivery.com"),
    markup("HUMAN documentation, custom block page", "px-captcha | _pxcaptcha | _pxuuid"),
    markup("Radware Bot Manager documentation", "validate.perfdrive.com | captcha.perfdrive.com"),
    markup("wafw00f, Distil", "distilcaptchaform"),
    markup("Cloudflare, interactive challenges before 2022", "cf_captcha_kind | cf-captcha-container"),
    markup("Amazon, robot check", "/errors/validatecaptcha"),
    markup("Yandex SmartCaptcha documentation", "/showcaptcha? | /checkcaptcha?"),
    titled("titles of products' pages", "robot check | ^captcha$ | ^radware captcha page"),
    titled("HUMAN documentation, block page", "^access to this page has been denied"),
    said("Google Search Help, unusual traffic from your computer network", "unusual traffic | automated queries"),
    stated(
        "wording, English",
        "are you a robot | are you human | are you a human | robot or human | to confirm you are a human | "
        "unusual activity from | verify you are human | verify that you are human | verify you're human | "
        "proving you are human | human verification",
    ),
    noted(
        "wording, English",
        "not a robot | verify…human | confirm…you are human | prove…human | unusual activity | "
        "solve…captcha | complete…captcha | complete…security check | solve…puzzle | enter the characters | "
        "press & hold | press and hold | slide to verify",
    ),
    noted(
        "wording, German",
        "ungewöhnlicher datenverkehr | ungewöhnlichen datenverkehr | kein roboter | sie ein mensch sind | "
        "sind sie ein mensch",
    ),
    noted("wording, French", "trafic inhabituel | pas un robot | êtes-vous un robot | êtes un humain | êtes humain"),
    noted(
        "wording, Spanish",
        "tráfico inusual | tráfico poco habitual | no soy un robot | eres un robot | es usted un robot | "
        "que eres humano",
    ),
    noted("wording, Portuguese", "tráfego incomum | não sou um robô | você é um robô | que você é humano"),
    noted("wording, Italian", "traffico insolito | non sono un robot | non sei un robot"),
    noted("wording, Dutch and Polish", "geen robot | nie jestem robotem | jestem człowiekiem"),
    noted("wording, Russian", "не робот | вы человек | вы не бот | запросы…автоматическ…"),
    noted("wording, Turkish", "robot olmadığınızı | insan olduğunuzu"),
    noted("wording, Japanese", "ロボットではありません | ロボットでないこと | 画像認証"),
    noted("wording, Chinese", "不是机器人 | 人机验证 | 滑动验证 | 请输入验证码 | 机器人验证"),
    noted("wording, Korean", "로봇이 아닙니다 | 자동입력 방지"),
    bare(
        "documentation of reCAPTCHA, hCaptcha, Turnstile, GeeTest and Arkose Labs: their widgets",
        "g-recaptcha | h-captcha | cf-turnstile | hcaptcha.com/1/api | geetest | arkoselabs | captcha-form",
    ),
)
