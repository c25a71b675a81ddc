"""Measures Plainleaf beside its peers (`make bench`): ratios and shares, never verdicts."""

import builds
import checking
import extracting
import merging
import reading

for title, part in (
    ("Extracting 100 leaflets", extracting),
    ("Merging", merging),
    ("Building the sample leaflets", builds),
    ("Checks on translations", checking),
    ("Scoring", reading),
):
    print(f"\n{title}")
    part.main()
