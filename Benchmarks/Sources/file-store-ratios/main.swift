print("the file store is not there yet")
