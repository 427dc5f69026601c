namespace Noether.Lens.Training;

/// <summary>The parts of a training step, in the order in which they are done.</summary>
internal enum StepPart
{
    /// <summary>Drawing the batch and adding up its moments.</summary>
    Batch,

    /// <summary>Exponential of the skew matrix and the group convolution.</summary>
    Forward,

    /// <summary>y = L x, marginal densities and their derivatives.</summary>
    FirstPass,

    /// <summary>Table of the conditional networks, conditional densities and their derivatives.</summary>
    Conditional,

    /// <summary>dLoss/dL from the derivatives by y.</summary>
    SecondPass,

    /// <summary>Alignment and joint entropy with their gradient.</summary>
    Covariance,

    /// <summary>From dLoss/dL back to the skew matrix and the filter.</summary>
    Backward,

    /// <summary>Adam on the model and on the marginal estimator.</summary>
    Adam,

    /// <summary>Gradient of the conditional networks, and Adam on them.</summary>
    ConditionalLearning,
}
