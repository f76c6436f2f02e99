"""There is no such page, and it says so."""

from harness.cases.markers.marker import captioned, header, markup, noted, said, stated, titled, told

NOT_FOUND = (
    titled("RFC 9110, section 15.5", "404$ | error 404 | 404 error | 404 not found | 404 page | page 404 | ^gone$"),
    said("Amazon S3, error responses", "the specified key does not exist | nosuchkey | nosuchbucket"),
    header("Vercel documentation, error codes", "x-vercel-error: not_found | x-vercel-error: deployment_not_found"),
    told("Vercel documentation, error codes", "not_found"),
    told("Heroku, router errors", "no such app"),
    markup("Next.js documentation, custom errors", '"page":"/404"'),
    said("GitHub Pages and Vercel", "a github pages site here | deployment could not be found"),
    told("Express and Go, default answers", "^can not get / | ^404 page not found"),
    stated(
        "wording, English",
        "page not found | page was not found | page can not be found | page could not be found | "
        "page not be found | page you…not found | page you…not be found | page you…not exist | "
        "page you…not available | page is gone | page does not exist | page did not exist | page no longer exists | "
        "page has been removed | page was removed | page not available | page is not available | page not exist | "
        "page…is no longer available | url was not found | url…not found | file not found | "
        "file or directory not found | requested…not found | not find the page | not find that page | "
        "not find this page | not find the requested | no such page",
    ),
    noted(
        "wording, English",
        "page has moved | page is no longer | document not found | resource not found | site not found | "
        "content not found | resource…not be found | requested…not exist | article not found | not find what you | "
        "has been permanently removed | has been deleted | no longer exists | not find the file | link…broken | "
        "page…does not exist | link you followed | url does not exist | address does not exist",
    ),
    noted("RFC 9110, section 15.5.5", "^not found$ | not found$ | ^not found"),
    stated("wording, German", "seite nicht gefunden | seite wurde nicht gefunden | seite existiert nicht"),
    noted(
        "wording, German",
        "nicht gefunden werden | seite…nicht mehr verfügbar | seite…nicht verfügbar | seite…nicht vorhanden | "
        "nicht mehr vorhanden | nicht gefunden | existiert nicht mehr | wurde gelöscht",
    ),
    captioned("wording, German", "gibt es nicht | gibt es nicht mehr | existiert nicht"),
    stated("wording, French", "page introuvable | page non trouvée | page…n'existe pas | page…n'existe plus"),
    captioned("wording, French", "introuvable | n'existe pas | n'existe plus"),
    noted("wording, French", "a été supprimé… | a été retiré…"),
    stated("wording, Spanish", "página no encontrada | página no existe | página no disponible"),
    noted("wording, Spanish", "no encontrad… | ha sido eliminad… | ya no existe"),
    captioned("wording, Spanish, Portuguese, Italian", "no existe | não existe | non esiste | non trovata"),
    stated("wording, Portuguese", "página não encontrada | página não existe"),
    noted("wording, Portuguese", "não foi encontrad… | não encontrad… | foi removid…"),
    stated("wording, Italian", "pagina non trovata | pagina non esiste"),
    noted("wording, Italian", "non è stata trovata | è stata rimossa"),
    stated("wording, Dutch", "pagina niet gevonden | pagina bestaat niet"),
    noted("wording, Dutch", "niet gevonden | bestaat niet"),
    stated(
        "wording, Polish and Czech",
        "strona nie istnieje | nie znaleziono strony | stránka nenalezena | stránka nebyla nalezena",
    ),
    noted("wording, Polish, Czech, Hungarian", "nie znaleziono | nebyla nalezena | oldal nem található"),
    stated(
        "wording, Nordic languages",
        "siden blev ikke fundet | siden findes ikke | siden finnes ikke | sidan hittades inte",
    ),
    noted("wording, Nordic languages", "ikke fundet | ikke funnet | hittades inte | ei löytynyt | ei löydy"),
    stated("wording, Russian and Ukrainian", "страница не найдена | страницы не существует | сторінку не знайдено"),
    noted("wording, Russian", "не найден… | не существует"),
    stated("wording, Turkish, Greek, Romanian", "sayfa bulunamadı | η σελίδα δεν βρέθηκε | pagina nu a fost găsită"),
    stated(
        "wording, Indonesian, Vietnamese, Thai, Arabic",
        "halaman tidak ditemukan | không tìm thấy trang | ไม่พบหน้า | الصفحة غير موجودة",
    ),
    stated("wording, Japanese", "ページが見つかりません | ページは見つかりません | ページは存在しません"),
    captioned("wording, Japanese", "見つかりません | 存在しません"),
    stated("wording, Chinese and Korean", "页面不存在 | 找不到页面 | 页面未找到 | 頁面不存在 | 페이지를 찾을 수 없"),
    captioned("wording, Chinese and Korean", "找不到 | 不存在 | 찾을 수 없"),
)
