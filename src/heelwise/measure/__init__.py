"""Numbers from movement. No sensors: samples come in, numbers go out."""
