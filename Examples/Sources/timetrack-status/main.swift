StatusProgram.run()
