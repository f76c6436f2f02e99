"""An application before its script has run: nothing is here yet."""

from harness.cases.markers.marker import bare, captioned, headed, titled, told

SHELL = (
    headed(
        "wording, English",
        "^enable javascript | ^please enable javascript | ^turn on javascript | ^switch on javascript | "
        "^you need to enable javascript | javascript is required | javascript is disabled | javascript is not enabled",
    ),
    captioned("wording, English", "requires javascript | javascript required | javascript disabled"),
    told(
        "wording, English",
        "javascript is required | requires javascript | javascript is disabled | javascript is not enabled | "
        "need to enable javascript | please enable javascript | please turn on javascript",
    ),
    headed("wording, German", "^javascript aktivieren | ^aktivieren sie javascript | ^bitte aktivieren sie javascript"),
    headed("wording, French", "^activer javascript | ^activez javascript | javascript est désactivé"),
    headed("wording, Spanish and Portuguese", "^activa javascript | ^active javascript | ^ative o javascript"),
    headed("wording, Italian and Dutch", "^attiva javascript | ^schakel javascript in"),
    headed("wording, Polish and Russian", "^włącz javascript | ^включите javascript"),
    headed("wording, Japanese, Chinese, Korean", "javascriptを有効 | 启用javascript | javascript를 활성화"),
    titled("wording, English", "^loading$ | ^loading, please wait$ | ^please wait$"),
    titled("wording, German, French, Spanish, Portuguese", "^wird geladen$ | ^chargement$ | ^cargando$ | ^carregando$"),
    titled("wording, Japanese, Chinese, Russian", "^読み込み中$ | ^読み込んでいます$ | ^加载中$ | ^загрузка$"),
    bare("WAI-ARIA 1.2, aria-busy: an element that is being updated", 'aria-busy="true"'),
)
