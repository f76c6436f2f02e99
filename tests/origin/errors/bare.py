"""Pages that are sent in place of a site's, without its frame: a style of their own, and a script nobody can read."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="robots" content="noindex,nofollow"><meta name="viewport" content="width=device-width,initial-scale=1">
{head}
<style>*{{box-sizing:border-box;margin:0;padding:0}}html{{line-height:1.2;color:#303236;font-family:system-ui,sans-serif}}
body{{display:flex;flex-direction:column;min-height:100vh}}
.main-wrapper{{margin:auto;max-width:60rem;padding:4rem 1.5rem}}
h1{{font-size:2.4rem;font-weight:500}}h2{{font-size:1.4rem;font-weight:400;margin:1rem 0}}.foot{{font-size:.75rem}}
.spinner{{width:40px;height:40px;border-radius:50%;
border:4px solid #d9d9d9;border-top-color:#555;animation:r 1s linear infinite}}
@keyframes r{{to{{transform:rotate(1turn)}}}}</style></head>
<body>
{body}
</body></html>
"""


def bare(title: str, body: str, *, head: str = "", language: str = "en") -> str:
    """Return a whole page that holds `body` and no frame."""
    return _PAGE.format(title=title, body=body, head=head, language=language)


def sensor(name: str) -> str:
    """Return a script as long and as opaque as a sensor's, which computes a number and drops it."""
    table = ",".join(str((index * 7919 + len(name) * 104729) % 65521) for index in range(360))
    return (
        f'<script nonce="b3d1f0">(function(){{window._{name}={{v:"3",z:"errors.example",t:"MTc2Mzgw"}};var '
        f"k=[{table}],s=0;"
        "for(var i=0;i<k.length;i++){s=(s^k[i])*31>>>0}"
        f'window._{name}.s=s;setTimeout(function(){{document.cookie="chk="+s+";path=/";location.reload()}},4e3)}})();</script>'
    )
