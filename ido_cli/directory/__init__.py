"""Who is in it: Partner, Location, service; opening hours; the front door.

Files in and out (CSV, HSDS).

Values and functions over one partners.yaml; who is meant by an advice stands in referral/. Called
by everything above trees/; imports only source/.
"""
