"""The server lists a folder's files."""

from harness.cases.markers.marker import headed, said, told

DIRECTORY_LISTING = (
    headed("Apache mod_autoindex, nginx ngx_http_autoindex_module", "^index of /"),
    headed("Python http.server; Tomcat DefaultServlet", "^directory listing for"),
    headed("Jetty and others", "^directory: / | ^directory listing$ | ^directory listing:  | ^listing of /"),
    told(
        "columns of the same, and of Caddy's browse",
        "name last modified size | name size modified | file name file size date",
    ),
    said("IIS, directory browsing", "[to parent directory]"),
)
