"""Stacked layout of a typical company: blocks, contours, boxes."""
