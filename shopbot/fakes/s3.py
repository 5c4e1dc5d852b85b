"""A strict stand-in of an S3 service on this machine: one bucket, kept in memory.

It speaks what S3's public reference says of PutObject, GetObject, HeadObject, DeleteObject, ListObjectsV2 and multipart
uploads, path style, and believes nobody: every request must be signed by the key (Signature Version 4, header form)
over exactly what came, within 15 minutes of now, and its body must have the hash that was signed. Troubles can be
switched on: `edge.down`, `slow`, `full`, `cut_after`, `refuses`; `objects` is what it holds, for tests to tamper with.
"""

import hashlib
import hmac
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from shopbot.fakes.serve import Answer, Asked, Edge

_SKEW_SECONDS = 900
_LEAST_PART = 5 << 20
_XML = {"content-type": "application/xml"}
_MOST_BODY = 64 << 20
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class Refused(Exception):
    """What S3 answers with an error document: the HTTP status and its code."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class Upload:
    """A multipart upload that is not complete: its object's name, and the parts that came, by number."""

    name: str
    parts: dict[int, bytes] = field(default_factory=dict)


@dataclass
class Object:
    """One object; `etag` is as S3 makes it, in quotes."""

    content: bytes
    etag: str


class S3:
    """The service. `now` is UTC seconds. Serve it with `with made.edge:`; its address is `url`."""

    def __init__(self, bucket: str, key: str, secret: str, now: Callable[[], int], region: str = "us-east-1") -> None:
        self.bucket, self.key, self.secret, self.region = bucket, key, secret, region
        self.now = now
        self.edge = Edge(self.answer, most_body=_MOST_BODY)
        self.objects: dict[str, Object] = {}
        self.uploads: dict[str, Upload] = {}
        self.full = False
        self.refuses = ""
        self.cut_after: int | None = None
        self.puts = 0
        self._numbers = 0
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where it is served."""
        return self.edge.url

    @property
    def settings(self) -> dict[str, str]:
        """What a client of it is told."""
        return {"endpoint": self.url, "bucket": self.bucket, "region": self.region, "key": self.key,
                "secret": self.secret}  # fmt: skip

    def answer(self, asked: Asked) -> Answer:
        """Answer one request, as S3 does."""
        with self._lock:
            try:
                return self._answer(asked)
            except Refused as refused:
                text = f"<Error><Code>{refused.code}</Code><Message>{refused.code}</Message></Error>"
                return Answer(refused.status, text.encode(), _XML)

    def _answer(self, asked: Asked) -> Answer:
        require_signed(asked, self.key, self.secret, self.region, self.now())
        if self.refuses:
            raise Refused(403, self.refuses)
        bucket, _, name = unquote(asked.path).removeprefix("/").partition("/")
        if bucket != self.bucket:
            raise Refused(404, "NoSuchBucket")
        if not name:
            return self._listed(asked) if asked.method == "GET" else _nothing("MethodNotAllowed", 405)
        return self._object(asked, name)

    def _object(self, asked: Asked, name: str) -> Answer:
        match asked.method:
            case "PUT":
                return self._put(asked, name)
            case "POST" if "uploads" in asked.query:
                return self._begin(name)
            case "POST" if "uploadId" in asked.query:
                return self._complete(asked, name)
            case "DELETE" if "uploadId" in asked.query:
                self.uploads.pop(asked.query["uploadId"], None)
                return Answer(204, b"")
            case "DELETE":
                self.objects.pop(name, None)
                return Answer(204, b"")
            case "GET" | "HEAD":
                return self._get(name)
        return _nothing("MethodNotAllowed", 405)

    # --- one object ---

    def _put(self, asked: Asked, name: str) -> Answer:
        self.puts += 1
        if self.full:
            raise Refused(507, "InsufficientStorage")
        if "uploadId" not in asked.query:
            self.objects[name] = Object(asked.body, etag := _etag(asked.body))
            return Answer(200, b"", {"etag": etag})
        upload = self._upload(asked, name)
        if self.cut_after is not None and len(upload.parts) >= self.cut_after:
            raise Refused(403, "AccessDenied")
        upload.parts[int(asked.query["partNumber"])] = asked.body
        return Answer(200, b"", {"etag": _etag(asked.body)})

    def _get(self, name: str) -> Answer:
        found = self.objects.get(name)
        if found is None:
            raise Refused(404, "NoSuchKey")
        stamp = "Sat, 01 Jan 2000 00:00:00 GMT"
        headers = {"content-type": "application/octet-stream", "etag": found.etag, "last-modified": stamp}
        return Answer(200, found.content, headers)

    # --- in parts ---

    def _begin(self, name: str) -> Answer:
        self._numbers += 1
        self.uploads[number := f"upload-{self._numbers}"] = Upload(name)
        text = f'<InitiateMultipartUploadResult xmlns="{_NAMESPACE}"><Bucket>{self.bucket}</Bucket>'
        text += f"<Key>{escape(name)}</Key><UploadId>{number}</UploadId></InitiateMultipartUploadResult>"
        return Answer(200, text.encode(), _XML)

    def _upload(self, asked: Asked, name: str) -> Upload:
        found = self.uploads.get(asked.query["uploadId"])
        if found is None or found.name != name:
            raise Refused(404, "NoSuchUpload")
        return found

    def _complete(self, asked: Asked, name: str) -> Answer:
        upload = self._upload(asked, name)
        wanted = [(int(_text(part, "PartNumber")), _text(part, "ETag")) for part in _parts(asked.body)]
        if [number for number, _ in wanted] != sorted(upload.parts):
            raise Refused(400, "InvalidPart")
        contents = [upload.parts[number] for number, _ in wanted]
        if any(_etag(content).strip('"') != tag.strip('"') for content, (_, tag) in zip(contents, wanted, strict=True)):
            raise Refused(400, "InvalidPart")
        if any(len(content) < _LEAST_PART for content in contents[:-1]):
            raise Refused(400, "EntityTooSmall")
        etag = f'"{hashlib.md5(b"".join(contents)).hexdigest()}-{len(contents)}"'  # noqa: S324 - S3's own tag
        self.objects[name] = Object(b"".join(contents), etag)
        del self.uploads[asked.query["uploadId"]]
        text = f'<CompleteMultipartUploadResult xmlns="{_NAMESPACE}"><Bucket>{self.bucket}</Bucket>'
        text += f"<Key>{escape(name)}</Key><ETag>{escape(etag)}</ETag></CompleteMultipartUploadResult>"
        return Answer(200, text.encode(), _XML)

    # --- all of them ---

    def _listed(self, asked: Asked) -> Answer:
        if asked.query.get("list-type") != "2":
            raise Refused(501, "NotImplemented")
        prefix, after = asked.query.get("prefix", ""), asked.query.get("continuation-token", "")
        fitting = sorted(name for name in self.objects if name.startswith(prefix) and name > after)
        most = min(int(asked.query.get("max-keys", "1000")), 1000)
        more = len(fitting) > most
        text = f'<ListBucketResult xmlns="{_NAMESPACE}"><Name>{self.bucket}</Name><Prefix>{escape(prefix)}</Prefix>'
        text += "".join(self._row(name) for name in fitting[:most])
        text += f"<NextContinuationToken>{escape(fitting[most - 1])}</NextContinuationToken>" if more else ""
        text += f"<IsTruncated>{str(more).lower()}</IsTruncated></ListBucketResult>"
        return Answer(200, text.encode(), _XML)

    def _row(self, name: str) -> str:
        found = self.objects[name]
        return (
            f"<Contents><Key>{escape(name)}</Key><LastModified>2000-01-01T00:00:00.000Z</LastModified>"
            f"<ETag>{escape(found.etag)}</ETag><Size>{len(found.content)}</Size></Contents>"
        )


def _parts(body: bytes) -> Iterable[ET.Element]:
    try:
        return list(ET.fromstring(body))  # noqa: S314 - our own client wrote it, on this machine
    except ET.ParseError:
        raise Refused(400, "MalformedXML") from None


def _text(element: ET.Element, name: str) -> str:
    found = next((one.text for one in element if one.tag.rpartition("}")[2] == name), None)
    if not found:
        raise Refused(400, "MalformedXML")
    return found


def _etag(content: bytes) -> str:
    return f'"{hashlib.md5(content).hexdigest()}"'  # noqa: S324 - what S3's tags are


def _nothing(code: str, status: int) -> Answer:
    raise Refused(status, code)


# --- Signature Version 4, docs.aws.amazon.com: "Authenticating Requests: Using the Authorization Header" ---


def require_signed(asked: Asked, key: str, secret: str, region: str, now: int) -> None:
    """Raise `Refused` unless the request was signed with the key, over what came, and just now."""
    scope, signed, signature = _authorization(asked.headers.get("authorization", ""), key)
    stamp = asked.headers.get("x-amz-date", "")
    _require_fresh(stamp, now)
    if scope != f"{stamp[:8]}/{region}/s3/aws4_request":
        raise Refused(400, "AuthorizationHeaderMalformed")
    hashed = asked.headers.get("x-amz-content-sha256", "")
    needed = {"host", "x-amz-date", "x-amz-content-sha256"} | {one for one in asked.headers if one == "content-md5"}
    if not needed <= set(signed):
        raise Refused(403, "AccessDenied")
    expected = _signature(secret, scope, stamp, _canonical(asked, signed, hashed))
    if not hmac.compare_digest(expected, signature):
        raise Refused(403, "SignatureDoesNotMatch")
    if hashed != hashlib.sha256(asked.body).hexdigest():
        raise Refused(400, "XAmzContentSHA256Mismatch")


def _authorization(words: str, key: str) -> tuple[str, list[str], str]:
    kind, _, rest = words.partition(" ")
    given = dict(part.strip().split("=", 1) for part in rest.split(",") if "=" in part)
    if kind != "AWS4-HMAC-SHA256" or not {"Credential", "SignedHeaders", "Signature"} <= given.keys():
        raise Refused(403, "AccessDenied")
    who, _, scope = given["Credential"].partition("/")
    if who != key:
        raise Refused(403, "InvalidAccessKeyId")
    return scope, given["SignedHeaders"].split(";"), given["Signature"]


def _require_fresh(stamp: str, now: int) -> None:
    try:
        at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        raise Refused(403, "AccessDenied") from None
    if abs(at - now) > _SKEW_SECONDS:
        raise Refused(403, "RequestTimeTooSkewed")


def _canonical(asked: Asked, signed: list[str], hashed: str) -> str:
    address = urlsplit(asked.target)
    query = sorted(
        (quote(name, safe="-_.~"), quote(value, safe="-_.~"))
        for name, value in parse_qsl(address.query, keep_blank_values=True)
    )
    headers = "".join(f"{name}:{_squeezed(asked.headers, name)}\n" for name in signed)
    written = "&".join(f"{name}={value}" for name, value in query)
    return "\n".join([asked.method, address.path, written, headers, ";".join(signed), hashed])


def _squeezed(headers: Mapping[str, str], name: str) -> str:
    return " ".join(headers.get(name, "").split())


def _signature(secret: str, scope: str, stamp: str, canonical: str) -> str:
    made = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        made = hmac.digest(made, part.encode(), "sha256")
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    return hmac.new(made, f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashed}".encode(), "sha256").hexdigest()
