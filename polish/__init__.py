"""What Polish texts look like: letters, telephones, addresses, hours, dates.

Knows the spelling habits of Polish offices; refuses to know Django, the database or any single institution or street.
"""
