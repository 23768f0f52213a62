"""Archives (档案): what a closed case leaves, how long it is kept, its destruction by several hands. It decides no case."""
