"""Letters and papers given to a carrier (寄递), and where they are. It knows no case and decides nothing."""
