"""Uploads by a client of the app, and what a refusal looks like."""

TABLE = b"id,name\n1,Ann\n2,Ben\n"
BYTES = "application/octet-stream"


def upload(client, data=TABLE, name="Staff.csv", **options):
    """Send a file to the address that takes files."""
    given = {"content_type": BYTES, "query_string": {"name": name}} | options
    return client.post("/upload", data=data, **given)


def error_of(response):
    """The sentences of a refusal, and nothing else."""
    assert response.content_type == "application/json"
    assert set(response.json) == {"error"}
    assert set(response.json["error"]) == {"what", "advice"}
    return response.json["error"]
