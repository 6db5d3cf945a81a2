"""The models of this package, one module per thing they know."""

from offices.areas import Membership, ServiceArea
from offices.lines import EmergencyLine, PhoneLine
from offices.notices import Notice
from offices.odd_days import Holiday, HoursException
from offices.places import Institution, Office, abbreviation_of

__all__ = [
    "EmergencyLine", "Holiday", "HoursException", "Institution", "Membership", "Notice", "Office", "PhoneLine",
    "ServiceArea", "abbreviation_of",
]  # fmt: skip
