using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <param name="Revision">The revision that was looked at.</param>
/// <param name="Fields">Which fields; all that wait when left out.</param>
public sealed record RejectStagedChangeCommand(StagedChangeId Id, int Revision, IReadOnlyCollection<FieldPath>? Fields = null, string? Comment = null)
    : IRequest<Result<DecidedChange>>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

internal sealed class RejectStagedChangeValidator : AbstractValidator<RejectStagedChangeCommand>
{
    public RejectStagedChangeValidator() => RuleFor(c => c.Comment).MaximumLength(Decision.CommentLength);
}

internal sealed class RejectStagedChangeHandler(SingleDecision decision) : IRequestHandler<RejectStagedChangeCommand, Result<DecidedChange>>
{
    public Task<Result<DecidedChange>> Handle(RejectStagedChangeCommand command, CancellationToken cancellationToken) =>
        decision.Decide(command.Id, command.Revision, Verdict.Rejected(command.Fields), command.Comment, cancellationToken);
}
