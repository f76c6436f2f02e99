"""The page began well and died: a template that failed half-way, with the failure's own words last."""

from harness.cases.markers.marker import ends

HALF_PAGE = (
    ends(
        "PHP Manual, display_errors and html_errors",
        "fatal error | parse error | uncaught…exception | allowed memory size | maximum execution time | .php on line",
    ),
    ends("Python documentation, traceback", "traceback (most recent call last) | undefinederror | templatesyntaxerror"),
    ends("Java, Throwable.printStackTrace", "exception in thread | java.lang.… | javax.servlet.… | org.apache.jasper…"),
    ends("ASP.NET, error page", "server error in ' | system.web.… | exception details:"),
    ends("Rails and Liquid", "actionview::template::error | nomethoderror | liquid error | liquid syntax error"),
    ends(
        "FreeMarker and Twig",
        "freemarker template error | ftl stack trace | twig_error… | an exception has been thrown",
    ),
    ends("Node.js documentation, errors", "typeerror:… | referenceerror:… | unhandledpromiserejection…"),
    ends("Go, html/template", "goroutine 1 [… | template:…executing"),
    ends("databases", "sqlstate[… | ora-0… | mysql server has gone away | error in your sql syntax"),
    ends("proxies, after the answer had begun", "internal server error | an error occurred while processing"),
)
