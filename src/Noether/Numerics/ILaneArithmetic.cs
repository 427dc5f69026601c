namespace Noether.Numerics;

/// <summary>
/// The elementary operations on one vector register, so that a kernel is written once and compiled for every width.
/// <typeparamref name="TVector"/> is the raw Vector128/256/512 type: without a wrapper the compiler keeps it in a
/// register.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal unsafe interface ILaneArithmetic<T, TVector>
    where T : unmanaged
    where TVector : struct
{
    /// <summary>Number of elements in a register.</summary>
    static abstract int Width { get; }

    /// <summary>A register of zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary>A register with the same value in every lane.</summary>
    static abstract TVector Create(T value);

    /// <summary>Reads Width elements; no alignment needed.</summary>
    static abstract TVector Load(T* source);

    /// <summary>Reads Width elements from <paramref name="source"/> + <paramref name="offset"/> elements.</summary>
    static abstract TVector Load(ref readonly T source, nuint offset);

    /// <summary>
    /// Reads the first <paramref name="count"/> (0..Width) elements and never touches those behind; the rest is 0.
    /// </summary>
    static abstract TVector LoadPartial(T* source, int count);

    /// <summary>Writes Width elements.</summary>
    static abstract void Store(TVector value, T* destination);

    /// <summary>Writes Width elements to <paramref name="destination"/> + <paramref name="offset"/> elements.</summary>
    static abstract void Store(TVector value, ref T destination, nuint offset);

    /// <summary>
    /// Writes the first <paramref name="count"/> (0..Width) lanes and never touches the memory behind.
    /// </summary>
    static abstract void StorePartial(TVector value, T* destination, int count);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a * b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a * b + c, rounded once where the processor can (x64 with FMA, ARM64), twice elsewhere.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Sum of all lanes, halves folded onto each other, so the order is fixed for a width.</summary>
    static abstract T Sum(TVector value);
}
