"""Sources of frames (cameras, network cameras, videos) and the landmarker that finds poses."""
