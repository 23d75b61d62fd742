"""What may be written of a fault: its code, its type, and where in our code it was raised; never a value."""

import logging

import pytest

from dashboard.domain import danish
from dashboard.server import safe_logging

NAME = "Mette Hansen"


def raised_by_us() -> Exception:
    with pytest.raises(ValueError) as caught:
        danish.format_date(NAME)
    return caught.value


def test_a_fault_is_described_by_code_type_and_our_own_line():
    description = safe_logging.describe(raised_by_us())
    assert " ValueError dashboard/domain/danish.py:" in description and NAME not in description
    assert safe_logging.fault_code(raised_by_us()) == safe_logging.fault_code(raised_by_us())


def test_a_fault_outside_our_code_has_no_line():
    assert safe_logging.where_raised(ValueError(NAME)) == "udenfor dashboard"


def test_the_first_cause_is_what_counts():
    wrapped = RuntimeError("wrapped")
    wrapped.__cause__ = ours = raised_by_us()
    assert safe_logging.fault_code(wrapped) == safe_logging.fault_code(ours)


@pytest.mark.parametrize(
    ("logger", "shown"), [("dashboard.store", f"read {NAME}"), ("tornado.access", "tornado.access:7")]
)
def test_records_of_others_lose_their_text(logger, shown):
    record = safe_logging.record_without_values(logger, logging.INFO, "file.py", 7, "read %s", (NAME,), None)
    assert record.getMessage() == shown


def test_a_record_with_an_exception_says_only_what_is_safe():
    fault = raised_by_us()
    exc_info = (type(fault), fault, fault.__traceback__)
    record = safe_logging.record_without_values("asyncio", logging.ERROR, "f.py", 7, NAME, (), exc_info)
    assert safe_logging.fault_code(fault) in record.getMessage() and NAME not in record.getMessage()
    assert record.exc_info is None and record.exc_text is None
