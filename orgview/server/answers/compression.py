"""Compression: answers made smaller in a way that the browser reads; files once, other answers each time.

Flask-Compress makes them smaller. Which answers, and in which way, is decided here: by itself it would take a way that
a client refuses (``br;q=0``), compress the parts of a range, and all files anew at each request.
"""

import hashlib
from functools import lru_cache

from dash import Dash
from flask import Flask, Request, Response, g, request
from flask_compress import Compress, DictCache
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from orgview.server.incoming.request_checks import file_endpoints
from orgview.server.visitors.visitor_cookie import visitor_of

# In the order of choice where a browser takes several. Zstandard first for what is made for each question: a chart of
# 30 kB takes it 0.05 ms (Brotli 0.38, gzip 0.36). Brotli first for files, which are smaller by it, and kept.
ANSWER_ENCODINGS = ("zstd", "br", "gzip")
FILE_ENCODINGS = ("br", "zstd", "gzip")
# What fits one packet of the network is there no sooner when it is smaller.
LEAST_BYTES = 1400
_SETTINGS = {
    "COMPRESS_REGISTER": False,
    "COMPRESS_MIN_SIZE": LEAST_BYTES,
    "COMPRESS_ZSTD_LEVEL": 1,  # 3 takes two thirds longer, for three percent
    "COMPRESS_BR_LEVEL": 5,  # 6 to 11 take up to seventy times as long, for one to twelve percent
    "COMPRESS_LEVEL": 6,
    # Lists that are written while they are sent stay as they are.
    "COMPRESS_STREAMS": False,
    # Decided below, where there is something to compare with.
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}


def register(app: Dash) -> None:
    """Compress what is text and worth it among the answers of an app.

    Parameters
    ----------
    app
        Changed in place.

    Notes
    -----
    A compressed file is kept for as long as the app, by its content: 0.8 MB for each encoding.
    """
    app.server.config.update(_SETTINGS)
    answers = {encoding: _compressor(app.server, encoding) for encoding in ANSWER_ENCODINGS}
    files = {encoding: _compressor(app.server, encoding) for encoding in FILE_ENCODINGS}
    for compressor in files.values():
        compressor.cache, compressor.cache_key = DictCache(), _file_key
    fixed = file_endpoints(app)

    def compress(response: Response) -> Response:
        is_file = request.endpoint in fixed
        if response.is_streamed and not is_file:
            return response
        response.vary.add("Accept-Encoding")
        if response.status_code != 200:
            return response
        compressors = files if is_file else answers
        encoding = _best_encoding(request.headers.get("Accept-Encoding", ""), tuple(compressors))
        if encoding is None or _may_be_watched(request):
            return response
        compressor = compressors[encoding]
        if is_file and response.mimetype in compressor.compress_mimetypes_set:
            response.direct_passthrough = False
            g.file_digest = hashlib.sha256(response.get_data()).hexdigest()
        response = compressor.after_request(response)
        if response.content_encoding:
            response.headers.pop("Accept-Ranges", None)  # parts are told of the file as it is
            if "ETag" in response.headers or "Last-Modified" in response.headers:
                response.make_conditional(request)
        return response

    app.server.after_request(compress)


# There are as many values as browsers; reading one takes as long as compressing an answer.
@lru_cache(maxsize=256)
def _best_encoding(header: str, encodings: tuple[str, ...]) -> str | None:
    """Encoding that a client takes, of several the first; None for none."""
    best: str | None = parse_accept_header(header, Accept).best_match(encodings)
    return best


def _compressor(server: Flask, encoding: str) -> Compress:
    """Compressor of one encoding: which one is meant, Werkzeug knows better."""
    compressor = Compress(server)
    compressor.enabled_algorithms = (encoding,)
    return compressor


def _file_key(_request: Request) -> str:
    digest: str = g.file_digest
    return digest


def _may_be_watched(request: Request) -> bool:
    """True where a neighbour may have made a visitor's browser ask, to learn of a company by the size of the answer.

    That attack (BREACH) needs the visitor's cookie, and a text of the neighbour's in the answer. Pages of other sites
    never get the cookie sent along; those of another host under the same domain do.
    """
    return visitor_of(request) is not None and request.headers.get("Sec-Fetch-Site") == "same-site"
