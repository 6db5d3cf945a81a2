"""Sketches of municipalities, our own drawings: an outline, a river, and the middle of each district; one file each.

The cells between the middles stand for the districts: what lies nearest to a middle. It is no map and says so.
"""
