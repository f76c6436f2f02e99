"""A search that found nothing: honest, and empty."""

from harness.cases.markers.marker import captioned, noted, titled

NO_RESULTS = (
    captioned("wording, English", "no results | no search results | no matching results | nothing found | no matches"),
    noted(
        "wording, English",
        "no results found for | no results for | 0 results | no matches found | found no results | no items found | "
        "no products found | no products were found | no listings found | no jobs found | did not match any | "
        "search…returned no | not find any results | nothing matched | no items match | no products match | "
        "nothing found for | no result for | no entries found | no results were found",
    ),
    titled("WordPress, search template", "^nothing found"),
    noted(
        "wording, German",
        "keine ergebnisse | keine artikel | keine produkte | keine treffer | nichts gefunden | "
        "keine suchergebnisse | 0 treffer",
    ),
    noted("wording, French", "aucun résultat | pas de résultat | 0 résultat"),
    noted("wording, Spanish", "sin resultados | no hay resultados | ningún resultado | no se encontraron"),
    noted("wording, Portuguese and Italian", "nenhum resultado | sem resultados | nessun risultato"),
    noted("wording, Dutch and Polish", "geen resultaten | brak wyników"),
    noted("wording, Nordic languages", "inga resultat | ingen resultater | ingen treff | ei tuloksia"),
    noted("wording, Russian and Turkish", "ничего не найдено | ничего не нашлось | нет результатов | sonuç bulunamadı"),
    noted(
        "wording, Japanese, Chinese, Korean",
        "検索結果はありません | 該当する | 没有找到相关 | 没有搜索结果 | 검색 결과가 없",
    ),
)
