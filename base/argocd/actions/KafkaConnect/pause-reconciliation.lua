return annotate(pauseAnnotation, "true")
