import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';
import { UserService } from './user.service.js';

/** Who works here no longer signs in no longer. */
@Injectable()
export class MemberReactions implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(UserService) private readonly users: UserService,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('identity.member-left', ['teams.member-left'], async (events) => {
      for (const { subjectId } of events) await this.users.closeOfMember(subjectId);
    });
  }
}
