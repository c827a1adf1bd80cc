"""From the lens to a pose: cameras, network cameras and video files as sources of frames, and the landmarker that looks at them."""
