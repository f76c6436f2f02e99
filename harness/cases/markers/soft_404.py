"""What was asked for is gone, under status 200 and with something else in its place."""

from harness.cases.markers.marker import cried, headed, noted, told

SOFT_404 = (
    noted(
        "Google Search Central, soft 404 errors; wording, English",
        "product…no longer available | item…no longer available | recipe…no longer available | no longer for sale | "
        "article…no longer available | story…no longer available | job…no longer available | listing…no longer | "
        "no longer sold | no longer available | has been discontinued | listing has ended | has expired | "
        "position has been filled | page is missing | "
        "job…expired | listing…expired | product…unavailable | item…unavailable | video unavailable | "
        "content is unavailable | content is not available | content not available | "
        "no longer accepting applications",
    ),
    cried(
        "wording, English",
        "^oops | ^uh oh | ^uh-oh | ^whoops | ^sorry$ | ^sorry, | ^sorry! | ^sorry for | ^sorry we | ^we are sorry | "
        "^we're sorry | ^error$",
    ),
    headed("WordPress, template of themes", "somewhat embarrassing | it looks like nothing was found"),
    told(
        "wording, English",
        "^sorry, | ^sorry. | ^sorry! | ^oops | sorry…not find | sorry…unable to find | sorry, but | not be found | "
        "not available at this time",
    ),
    noted(
        "wording, German",
        "nicht mehr erhältlich | nicht mehr lieferbar | nicht mehr im angebot | nicht mehr verfügbar",
    ),
    noted(
        "wording, French, Spanish, Portuguese",
        "n'est plus disponible | ya no está disponible | ya no está a la venta | não está mais disponível",
    ),
    noted("wording, Italian and Dutch", "non è più disponibile | niet meer beschikbaar"),
    noted("wording, Polish and Russian", "nie jest już dostępny | снят с продажи"),
    noted("wording, Japanese, Chinese, Korean", "販売終了 | 取り扱いを終了 | 已下架 | 판매가 종료"),
    cried("wording, German and French", "^entschuldigung | ^ups | ^hoppla | ^huch | ^désolé"),
    cried("wording, Spanish, Portuguese, Italian, Russian", "^lo sentimos | ^desculpe | ^spiacenti | ^упс"),
)
