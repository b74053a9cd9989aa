"""Serves the sites of the committed ledger and of odd ones by nginx and by Apache as server-examples/ says, and looks at what comes: type, encoding, cache
and policy of pages, data, feed and of a page that is not there.

Run by tests/run, which installs both. They listen on a free port of this machine and end with this program.
"""

import gzip
import http.client
import pathlib
import shlex
import socket
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = PROJECT / "server-examples"
MODULE = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

LEDGERS = ["ledger", "tests/odd-ledgers/documents-as-files", "tests/odd-ledgers/percentages-that-change"]

# Each path with its status and type; YEAR is a year that the site has.
EXPECTED = {
    "/": (200, "text/html; charset=utf-8"),
    "/jahre/YEAR.html": (200, "text/html; charset=utf-8"),
    "/style.css": (200, "text/css; charset=utf-8"),
    "/data/costs.csv": (200, "text/csv; charset=utf-8"),
    "/aenderungen.xml": (200, "application/atom+xml; charset=utf-8"),
    "/icon.svg": (200, "image/svg+xml"),
    "/gibt/es/nicht.html": (404, "text/html; charset=utf-8"),
    "/.kopfstelle-site": (404, "text/html; charset=utf-8"),
}


def fetch(port, path, encoding):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, headers, answer.read()


def faults(port, site):
    year = max(file.stem for file in (site / "jahre").glob("[0-9]*.html"))
    for path, (status, media_type) in EXPECTED.items():
        path = path.replace("YEAR", year)
        file = site / ("404.html" if status == 404 else path.lstrip("/") or "index.html")
        plain = file.read_bytes()
        for encoding, expected in [
            ("identity", (None, plain)),
            ("gzip", ("gzip", file.with_name(file.name + ".gz").read_bytes())),
            ("br, gzip", ("br", file.with_name(file.name + ".br").read_bytes())),
        ]:
            got, headers, body = fetch(port, path, encoding)
            shown = {
                "status": (got, status),
                "type": (headers.get("content-type"), media_type),
                "encoding and bytes": ((headers.get("content-encoding"), body), expected),
                "cache": (headers.get("cache-control"), "no-cache"),
                "policy": (headers.get("content-security-policy"), POLICY),
                "no guessing of types": (headers.get("x-content-type-options"), "nosniff"),
                "referrer": (headers.get("referrer-policy"), "no-referrer"),
                "vary": ("Accept-Encoding" in headers.get("vary", ""), True),
            }
            for what, (found, wanted) in shown.items():
                if found != wanted:
                    yield f"{path} ({encoding}): {what}: {str(found)[:120]!r}, not {str(wanted)[:120]!r}"
        if gzip.decompress(file.with_name(file.name + ".gz").read_bytes()) != plain:
            yield f"{file.name}.gz holds something else"


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def nginx(folder, port, site):
    server = (EXAMPLES / "nginx.conf").read_text().replace("root /srv/kosten/public;", f"root {site};")
    (folder / "nginx.conf").write_text(f"""load_module {MODULE};
daemon off;
pid {folder}/pid;
error_log stderr;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {server}
    }}
}}
""")
    return f"/usr/sbin/nginx -c {folder}/nginx.conf"


def apache(folder, port, site):
    server = (EXAMPLES / "apache.conf").read_text().replace("/srv/kosten/public", str(site))
    modules = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite", "setenvif"]
    loaded = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules)
    (folder / "apache.conf").write_text(f"""{loaded}
ServerRoot {folder}
DefaultRuntimeDir {folder}
PidFile {folder}/pid
ServerName localhost
Listen 127.0.0.1:{port}
User nobody
Group nogroup
ErrorLog /dev/stderr
LogLevel error
TypesConfig /etc/mime.types
<VirtualHost *:{port}>
{server}
</VirtualHost>
""")
    return f"/usr/sbin/apache2 -f {folder}/apache.conf -DFOREGROUND"


def serving(server, folder, site):
    port = free_port()
    running = subprocess.Popen(shlex.split(server(folder, port, site)))
    try:
        for _ in range(100):
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", port)) == 0 or running.poll() is not None:
                    break
            time.sleep(0.1)
        return [f"{server.__name__}: {fault}" for fault in faults(port, site)]
    finally:
        running.terminate()
        running.wait()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        program = PROJECT / "target" / "debug" / "kopfstelle"
        found = []
        for number, ledger in enumerate(LEDGERS):
            site = folder / f"site{number}"
            command = [program, "build", "--ledger", ledger, "--compress", "--output", site]
            subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
            found += [f"{ledger}: {fault}" for server in (nginx, apache) for fault in serving(server, folder, site)]
    said = f"{len(EXPECTED)} addresses of {len(LEDGERS)} sites, each plain and compressed: as server-examples/ says"
    print("\n".join(found) or said)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
