namespace Noether.Learning.Dense;

/// <summary>What lies between the layers of a <see cref="DenseNetwork"/>.</summary>
internal enum DenseActivation
{
    /// <summary>tanh(z).</summary>
    Tanh,

    /// <summary>log(1 + exp(z)).</summary>
    Softplus,

    /// <summary>max(z, 0).</summary>
    Relu,
}
