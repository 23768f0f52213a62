"""Results issued by departments: number series, licences, signatures, verification."""
