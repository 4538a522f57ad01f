"""The steering dashboard of the joint social master plan of Slagelse Kommune, 2017-2021."""

__version__ = "0.1.0"
