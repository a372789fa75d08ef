"""What the services that read reports take: their schemas, as their documentation says they are."""

import json
from pathlib import Path

import jsonschema_rs
import xmlschema

SCHEMAS = Path(__file__).parent / "schemas"
FOR_SERVICES = ("gitlab", "rdjson", "sarif", "junit", "checkstyle")


def refused(form, report):
    """Return why the service that reads ``form`` would refuse a report; empty where it takes it."""
    if form in ("junit", "checkstyle"):
        schema = xmlschema.XMLSchema(str(SCHEMAS / f"{form}.xsd"))
        return [error.reason for error in schema.iter_errors(report)]
    schema = json.loads((SCHEMAS / f"{form}.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(json.loads(report))]
