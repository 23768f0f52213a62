"""The look: shell of a page and the pieces that recur on pages. It knows no case, no law and no viewer."""
