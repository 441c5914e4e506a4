"""Who is in it: Partner, Location, service; opening hours; the front door; files in and out.

Values and functions over one partners.yaml; who an advice means stands in referral/.
Called by everything above; imports only source/.
"""
