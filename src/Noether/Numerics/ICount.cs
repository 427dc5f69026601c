namespace Noether.Numerics;

/// <summary>
/// A small whole number that is a constant to the compiler, for kernels that are specialised by size.
/// </summary>
internal interface ICount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }

    /// <summary>1.</summary>
    internal readonly struct Of1 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 1;
    }

    /// <summary>2.</summary>
    internal readonly struct Of2 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 2;
    }

    /// <summary>3.</summary>
    internal readonly struct Of3 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 3;
    }

    /// <summary>4.</summary>
    internal readonly struct Of4 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 4;
    }

    /// <summary>5.</summary>
    internal readonly struct Of5 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 5;
    }

    /// <summary>6.</summary>
    internal readonly struct Of6 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 6;
    }

    /// <summary>7.</summary>
    internal readonly struct Of7 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 7;
    }

    /// <summary>8.</summary>
    internal readonly struct Of8 : ICount
    {
        /// <inheritdoc/>
        public static int Value => 8;
    }
}
