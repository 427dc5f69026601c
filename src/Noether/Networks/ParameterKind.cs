namespace Noether.Networks;

/// <summary>What the numbers of a <see cref="Parameter"/> are.</summary>
internal enum ParameterKind
{
    /// <summary>Learnt, and subject to weight decay: kernels and matrices.</summary>
    Weight,

    /// <summary>Learnt without weight decay: biases, and scale and shift of batch norm, as in fastai.</summary>
    Offset,

    /// <summary>Kept up to date by training passes: running means and variances.</summary>
    Running,

    /// <summary>A whole number that counts training passes.</summary>
    Counter,
}
