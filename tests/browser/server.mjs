// A web server for files of one folder on this machine only, below a sub-path: what the simplest hosting does.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
};

/** Serves a folder below `/unter/pfad/`; resolves to the address and a function that ends it. */
export function serve(folder, below = "/unter/pfad/") {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)).slice(below.length));
    const size = pathname.startsWith(below) && statSync(file, { throwIfNoEntry: false });
    // A folder is not found either: links name their file.
    if (!size || !size.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", "content-length": size.size });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const close = () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); });
      resolve({ address: `http://127.0.0.1:${server.address().port}${below}`, close });
    });
  });
}
