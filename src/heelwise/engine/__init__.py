"""From knowledge and a record to a decision for one day. No input, output, clock or chance."""
