// How far from the chart and how near to it a window may stand.
export const LEAST_ZOOM = 0.05, MOST_ZOOM = 4;
