return annotate(pauseAnnotation, nil)
