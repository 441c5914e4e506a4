"""Open Referral HSDS 3.0 (https://docs.openreferral.org/en/3.0/hsds/), in and out.

`writing` and `reading` are each other's mirror; `schedules`, `rules`, `week` have the hours.
Called by directory/ and views/.
"""
