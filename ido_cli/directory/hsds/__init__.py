"""Open Referral HSDS 3.0 (https://docs.openreferral.org/en/3.0/hsds/), in and out.

`writing` and `reading` are each other's mirror; `schedules`, `rules`, `week` have the hours.
Called by directory/exchange and the export; imports only its own room and source/.
"""
